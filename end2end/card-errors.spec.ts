// The demo takes its test cards only, and repeats no number of any card.
import { expect, test } from './shop';
import { CARDS } from './shopper';

const REAL = '4111 1111 1111 1111';
const SPELLINGS = [REAL, REAL.replaceAll(' ', ''), REAL.replaceAll(' ', '-')];

test('a card that is no test card is refused and never repeated', async ({ shopper, stockroom, scripts }) => {
  const { slug } = await stockroom.puts('Wary kettle', 5);
  const payment = await shopper.orders(slug);
  await shopper.fillsInCard(REAL, { expiry: '01/31', cvc: '737' });
  const answered = shopper.page.waitForResponse((response) => response.url().endsWith('/fn/pay'));
  await shopper.payButton.click();
  const answer = await answered;
  if (scripts) for (const number of SPELLINGS) expect(await answer.text()).not.toContain(number);

  await expect(shopper.alert).toContainText('Please check the marked fields.');
  const field = shopper.main.getByLabel('Card number');
  await expect(field).toHaveAccessibleDescription(/only the test cards/);
  await expect(field).toHaveAttribute('aria-invalid', 'true');

  const pages = [await shopper.page.content(), await (await shopper.opens(payment))!.text()];
  for (const number of [...SPELLINGS, '01/31', '737']) {
    for (const html of pages) expect(html).not.toContain(number);
    expect(shopper.page.url()).not.toContain(encodeURIComponent(number));
  }
  for (const label of ['Card number', 'Valid until', 'Security code']) await expect(shopper.main.getByLabel(label)).toHaveValue('');

  await shopper.pays(CARDS.good);
  await shopper.seesOrder('Paid');
});

test('expiry and code are checked, each beside its field', async ({ shopper, stockroom }) => {
  const { slug } = await stockroom.puts('Checked kettle', 5);
  await shopper.orders(slug);
  for (const [expiry, cvc] of [
    ['', ''],
    ['13/34', '12'],
    ['-1/34', '<b>'],
    ['12/34'.repeat(500), '1'.repeat(5000)],
    ['١٢/٣٤', '🦀🦀🦀'],
  ]) {
    await shopper.fillsInCard(CARDS.good, { expiry, cvc });
    await shopper.payButton.click();
    await expect(shopper.main.getByLabel('Valid until')).toHaveAccessibleDescription(/Type month and year/);
    await expect(shopper.main.getByLabel('Security code')).toHaveAccessibleDescription(/Type any three digits/);
    await expect(shopper.main.getByLabel('Card number')).not.toHaveAttribute('aria-invalid', 'true');
    await expect(shopper.page).toHaveURL(/\/pay\/ord_\w+\/[\w-]+(\?refused=1)?$/);
  }
  await shopper.pays(CARDS.good);
  await shopper.seesOrder('Paid');
});
