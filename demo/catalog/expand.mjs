// From the short form in source/ to the rows of catalog.jsonl.

import { PRODUCT_WIDTHS } from '../pictures/compose.mjs';

const CURRENCY = 'USD';

export function catalogRows(productTypes, departments) {
  return [
    ...productTypes.map((type) => ({ kind: 'product_type', ...type })),
    ...departments.map(({ department }, index) => departmentRow(department, index + 1)),
    ...departments.flatMap(subcategoryRows),
    ...departments.flatMap(({ department, products }) => products.map((product) => productRow(product, department))),
  ];
}

export function slugOf(title) {
  return title.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
}

// One picture for each colour, or a single one; then the further views.
export function picturesOf(product) {
  if (!product.picture) return [];
  const slug = slugOf(product.title);
  const main = typeof product.picture === 'string' ? { emoji: product.picture } : product.picture;
  const colours = Object.entries(product.colours ?? {});
  const first = colours.length
    ? colours.map(([label, colour]) => ({
        ...main, colour, name: `${slug}-${slugOf(label)}`, label, alt: `${label} ${product.alt}` }))
    : [{ ...main, name: slug, alt: product.alt }];
  const further = (product.more ?? []).map((view, index) => ({
    ...view, name: `${slug}-view-${index + 2}`, alt: `${product.alt}, another view` }));
  return [...first, ...further];
}

function departmentRow({ slug, title, alt }, position) {
  return { kind: 'category', slug, title, parent: null, position, image: image({ name: `department-${slug}`, alt }) };
}

function subcategoryRows({ department, categories }) {
  return Object.entries(categories).map(([slug, title], index) => ({
    kind: 'category', slug: `${department.slug}-${slug}`, title, parent: department.slug, position: index + 1, image: null }));
}

function productRow(product, department) {
  return {
    kind: 'product',
    slug: slugOf(product.title),
    title: product.title,
    brand: product.brand,
    description: product.text,
    product_type: product.type,
    categories: [`${department.slug}-${product.in}`],
    tags: (product.tags ?? '').split(' ').filter(Boolean),
    status: 'active',
    tax_class: 'standard',
    images: picturesOf(product).map(image),
    options: optionsOf(product),
    variants: variantsOf(product),
    attributes: product.attributes,
    seo_title: null,
    seo_description: null,
  };
}

function image({ name, alt }) {
  return { src: `/pictures/${name}.webp`, alt, widths: PRODUCT_WIDTHS };
}

function optionsOf(product) {
  const options = [];
  if (product.colours) options.push({ name: 'Colour', values: Object.keys(product.colours) });
  if (product.sizes) options.push({ name: product.sizeName ?? 'Size', values: sizeLabels(product.sizes) });
  return options;
}

function sizeLabels(sizes) {
  return Array.isArray(sizes) ? sizes : Object.keys(sizes);
}

// Stock is written as a table: a row for each colour, a column for each size, "-" where we do not make it.
function variantsOf(product) {
  const colours = product.colours ? Object.keys(product.colours) : [null];
  const sizes = product.sizes ? sizeLabels(product.sizes) : [null];
  const table = stockTable(product, colours.length, sizes.length);
  return colours.flatMap((colour, row) => sizes.flatMap((size, column) =>
    table[row][column] === '-' ? [] : [variant(product, { colour, size, column, stock: Number(table[row][column]) })]));
}

function stockTable(product, rowCount, columnCount) {
  const cells = product.stock.split(/[\s/]+/);
  if (cells.length !== rowCount * columnCount) {
    throw new Error(`${product.title}: the stock has ${cells.length} entries, but colours × sizes make ${rowCount * columnCount}.`);
  }
  return Array.from({ length: rowCount }, (_, row) => cells.slice(row * columnCount, (row + 1) * columnCount));
}

function variant(product, { colour, size, column, stock }) {
  const picture = picturesOf(product).find((each) => each.label === (colour ?? undefined));
  return {
    sku: [product.sku, skuPart(colour, 3), skuPart(size, 6)].filter(Boolean).join('-'),
    price: Array.isArray(product.sizes) || !product.sizes ? product.price : product.sizes[size],
    compare_at_price: (Array.isArray(product.was) ? product.was[column] : product.was) ?? null,
    currency: CURRENCY,
    stock,
    options: [colour, size].filter((value) => value !== null),
    image: picture ? image(picture).src : null,
    barcode: null,
    weight_grams: product.grams,
  };
}

function skuPart(label, length) {
  return label === null ? '' : label.toUpperCase().replace(/[^A-Z0-9]/g, '').slice(0, length);
}
