// Three ways an order can go, for the test and the demo.
import { fails, returns, sequence, type Mocks } from 'cdk-lambda-workflows/simulator';

export const ORDER = { orderId: 'o-1', items: [{ name: 'lamp', price: 40, count: 2 }] };

const validated = { orderId: 'o-1', items: ORDER.items, total: 80, inStock: true };
const happy: Mocks = {
  Validate: returns(validated),
  Charge: (order) => ({ id: `payment-${order.orderId}`, amount: order.total }),
  Ship: returns({ tracking: 'track-o-1' }),
};

export const CASES: Readonly<Record<'success' | 'throttled' | 'declined', { title: string; mocks: Mocks }>> = {
  success: { title: 'Everything goes well', mocks: happy },
  throttled: {
    title: 'Lambda throttles the charge twice, then it succeeds',
    mocks: {
      ...happy,
      Charge: sequence(
        fails('Lambda.TooManyRequestsException', 'Rate Exceeded.'),
        fails('Lambda.TooManyRequestsException', 'Rate Exceeded.'),
        happy.Charge!,
      ),
    },
  },
  declined: {
    title: 'The card is declined: the refund function runs, and the execution fails with the reason',
    mocks: {
      ...happy,
      Charge: fails('CardDeclined', 'The card was declined for 80.'),
      HandleFailure: returns({ refunded: 0 }),
    },
  },
};

export const SHIPPED = {
  ...validated,
  payment: { id: 'payment-o-1', amount: 80 },
  shipment: { tracking: 'track-o-1' },
};
