// What must be true of the catalog; every breach is told in a sentence.

const LIMITS = {
  products: [116, 126], departments: [13, 13], brands: [22, 28], 'product types': [16, 22],
  'sold-out products': [2, 2], 'products on sale': [18, 26], 'featured products': [8, 12], 'new products': [14, 18],
  'products with options': [50, 75], 'products without a picture': [0, 6],
};
const WORDS = [60, 140];

export function checkCatalog(rows) {
  const of = (kind) => rows.filter((row) => row.kind === kind);
  const [types, categories, products] = [of('product_type'), of('category'), of('product')];
  const problems = [
    ...repeated('product type slug', types.map((type) => type.slug)),
    ...repeated('category slug', categories.map((category) => category.slug)),
    ...repeated('product slug', products.map((product) => product.slug)),
    ...repeated('SKU', products.flatMap((product) => product.variants.map((variant) => variant.sku))),
    ...types.flatMap(typeProblems),
    ...orphans(categories),
    ...products.flatMap((product) => productProblems(product, types, categories)),
    ...countProblems(counts(types, categories, products)),
  ];
  return { problems, counts: counts(types, categories, products) };
}

function counts(types, categories, products) {
  const tagged = (tag) => products.filter((product) => product.tags.includes(tag)).length;
  const someVariant = (rule) => products.filter((product) => product.variants.some(rule)).length;
  return {
    products: products.length,
    variants: products.flatMap((product) => product.variants).length,
    departments: categories.filter((category) => category.parent === null).length,
    subcategories: categories.filter((category) => category.parent !== null).length,
    brands: new Set(products.map((product) => product.brand)).size,
    'product types': types.length,
    'products with options': products.filter((product) => product.options.length > 0).length,
    'products on sale': someVariant((variant) => variant.compare_at_price !== null),
    'featured products': tagged('featured'),
    'new products': tagged('new'),
    'sold-out products': products.filter((product) => product.variants.every((variant) => variant.stock === 0)).length,
    'products without a picture': products.filter((product) => product.images.length === 0).length,
  };
}

function countProblems(found) {
  return Object.entries(LIMITS).flatMap(([what, [least, most]]) =>
    found[what] < least || found[what] > most
      ? [`There should be ${least === most ? least : `${least} to ${most}`} ${what}, but there are ${found[what]}.`] : []);
}

function repeated(what, values) {
  const seen = new Set();
  return values.flatMap((value) => (seen.has(value) ? [`The ${what} ${value} is used twice.`] : (seen.add(value), [])));
}

function orphans(categories) {
  const declared = new Set();
  return categories.flatMap(({ slug, parent }) => {
    declared.add(slug);
    return parent === null || declared.has(parent) ? [] : [`The category ${slug} comes before its parent ${parent}.`];
  });
}

function typeProblems({ slug, attributes }) {
  return [
    ...attributes.filter(({ key }) => !/^[a-z][a-z0-9_]*$/.test(key)).map(({ key }) => `The attribute key ${key} of ${slug} is not lower_snake_case.`),
    ...(attributes.some(({ filterable }) => filterable) ? [] : [`The product type ${slug} has nothing to filter by.`]),
  ];
}

function productProblems(product, types, categories) {
  const type = types.find(({ slug }) => slug === product.product_type);
  const words = product.description.split(/\s+/).length;
  const says = (sentence) => `${product.title}: ${sentence}`;
  return [
    ...(/^[a-z0-9]+(-[a-z0-9]+)*$/.test(product.slug) ? [] : [`the slug ${product.slug} is not kebab-case.`]),
    ...(words < WORDS[0] || words > WORDS[1] ? [`the description has ${words} words, not ${WORDS.join(' to ')}.`] : []),
    ...product.categories.filter((slug) => !categories.some((each) => each.slug === slug)).map((slug) => `the category ${slug} is not declared.`),
    ...product.images.filter(({ alt }) => !alt).map(({ src }) => `the picture ${src} has no alternative text.`),
    ...(type ? attributeProblems(product.attributes, type) : [`the product type ${product.product_type} is not declared.`]),
    ...variantProblems(product),
  ].map(says);
}

function attributeProblems(values, type) {
  return Object.entries(values).flatMap(([key, value]) => {
    const attribute = type.attributes.find((each) => each.key === key);
    if (!attribute) return [`the type ${type.slug} has no attribute ${key}.`];
    const fits = {
      choice: () => attribute.choices.includes(value), number: () => Number.isFinite(value),
      text: () => typeof value === 'string', boolean: () => typeof value === 'boolean',
    }[attribute.type]();
    return fits ? [] : [`${JSON.stringify(value)} is not a value of the attribute ${key}.`];
  });
}

function variantProblems({ options, variants, images }) {
  const price = /^\d+\.\d\d$/;
  const sources = images.map(({ src }) => src);
  return [
    ...(options.length === 0 && variants.length !== 1 ? ['without options there is exactly one variant.'] : []),
    ...repeated('option combination', variants.map((variant) => variant.options.join(' / '))),
    ...variants.flatMap((variant) => [
      ...(/^[A-Z0-9]+(-[A-Z0-9]+)*$/.test(variant.sku) ? [] : [`the SKU ${variant.sku} is malformed.`]),
      ...(price.test(variant.price) ? [] : [`the price ${variant.price} of ${variant.sku} is malformed.`]),
      ...(variant.compare_at_price === null || (price.test(variant.compare_at_price) && Number(variant.compare_at_price) > Number(variant.price))
        ? [] : [`the former price of ${variant.sku} is not above its price.`]),
      ...(Number.isInteger(variant.stock) && variant.stock >= 0 ? [] : [`the stock of ${variant.sku} is not a whole number.`]),
      ...(variant.options.length === options.length && variant.options.every((value, index) => options[index].values.includes(value))
        ? [] : [`the options of ${variant.sku} do not match.`]),
      ...(variant.image === null || sources.includes(variant.image) ? [] : [`${variant.sku} shows a picture the product does not have.`]),
    ]),
  ];
}
