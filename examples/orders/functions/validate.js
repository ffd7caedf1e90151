// Refuses an order without items and says whether all of them are in stock.
exports.handler = async (order) => {
  if (!Array.isArray(order.items) || order.items.length === 0) {
    throw Object.assign(new Error('An order needs items.'), { name: 'InvalidOrder' });
  }
  const total = order.items.reduce((sum, { price, count }) => sum + price * count, 0);
  return { orderId: order.orderId, items: order.items, total, inStock: order.items.every(({ count }) => count <= 100) };
};
