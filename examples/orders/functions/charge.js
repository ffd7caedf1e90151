// Charges the card; a card that is declined is an error of its own, which the workflow does not retry.
exports.handler = async ({ orderId, total }) => {
  if (total > 10_000) throw Object.assign(new Error(`The card was declined for ${total}.`), { name: 'CardDeclined' });
  return { id: `payment-${orderId}`, amount: total };
};
