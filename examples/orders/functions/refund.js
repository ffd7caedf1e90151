// Gives back what was charged, if anything was, and logs why the order failed.
exports.handler = async ({ orderId, payment, error }) => {
  console.log(`order ${orderId} failed with ${error.Error}: ${error.Cause}`);
  return { refunded: payment?.amount ?? 0 };
};
