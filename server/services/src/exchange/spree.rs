//! The CSV of Spree's sample shop. The mapping:
//!
//! | theirs | ours |
//! |---|---|
//! | a row with a `name` | begins a product (price 0, no variant) |
//! | the rows after it with the same `slug` | its variants |
//! | `price`, `compare_at_price`, `currency` | of the row in the shop's currency; rows in another one are skipped and said so |
//! | rows without a product before them | prices in a further currency, which stand at the file's end; skipped and said so |
//! | `option1_name`/`_value`, `option2_…` | options |
//! | `image1_src` | pictures, of the product and of its variants; the address stays as it is |
//! | `category1`, `category2`…: `Kitchen -> Coffee Machines` | category paths |
//! | `product_type` | a product type; `custom_field.custom.*` become its text attributes |
//! | `tags` | tags, split at commas |
//! | `inventory_count`, `track_inventory`, `inventory_backorderable` | stock; what may be ordered without stock never runs out |
//! | `weight`, `weight_unit` | grams |
//! | `meta_title`, `meta_description` | SEO title and description |
//! | `tax_category` | `Default` is our `standard` |
//! | `meta_keywords`, measures, `available_on`, `discontinue_on` | left out: the shop has no place for them |

mod product;

use std::io::{self, BufRead};

use shop::Currency;

use super::{
    groups::{Groups, Step},
    source::{Row, refused, unreadable},
    table::Table,
};
use crate::ServiceResult;

const NEEDED: [&str; 7] = ["slug", "sku", "name", "price", "currency", "status", "product_type"];

/// Reads products priced in the shop's currency.
pub(super) fn read<R: BufRead>(source: R, currency: Currency) -> ServiceResult<impl Iterator<Item = io::Result<Row>>> {
    let table = Table::of(source).map_err(unreadable)?;
    let table = table.ok_or_else(|| refused("The file has no header."))?;
    if let Some(column) = table.lacks(&NEEDED) {
        return Err(refused(format!("This is not Spree's product CSV: the column “{column}” is missing.")));
    }
    let mut groups = Groups::of(table, "slug");
    let rows = std::iter::from_fn(move || match groups.next() {
        Err(error) => Some(vec![Err(error)]),
        Ok(None) => None,
        Ok(Some(Step::Broken(broken))) => Some(vec![Ok(Row::broken(broken))]),
        Ok(Some(Step::Group(group))) => Some(product::rows(&groups.table, group, currency).into_iter().map(Ok).collect()),
    });
    Ok(rows.flatten())
}
