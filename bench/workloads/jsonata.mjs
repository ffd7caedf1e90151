// The JSONata that real machines use most, against JavaScript written by hand and the jsonata package's own evaluate.
import { createRequire } from 'node:module';
import { compileJsonata } from '../../lib/expressions/jsonata-expression.js';

// The version that the engine has, not the one that a peer brings along.
const jsonata = createRequire(new URL('../../lib/', import.meta.url))('jsonata');

const EXPRESSIONS = [
  '$states.input.order.id',
  '$states.input.i + 1',
  "$states.input.total > 100 ? 'large' : 'small'",
  "'order ' & $states.input.order.id & ' of ' & $states.input.order.customer.name",
  '{ "id": $states.input.order.id, "total": $states.input.total * 1.2, "paid": false }',
  '$merge([$states.input.order, { "seen": true }])',
  '$states.input.i < 10 and $states.input.total >= 0',
];

const input = { i: 3, total: 120.5, order: { id: 'A-1', customer: { name: 'Ann', city: 'Bern' } } };

export const jsonataSubset = {
  title: () => `${EXPRESSIONS.length} common JSONata expressions`,
  size: 1,
  grows: false,
  budgets: { floor: undefined, peer: 10 },
  prepare() {
    const states = { input };
    const scope = { context: () => ({}), variable: () => undefined };
    const compiled = EXPRESSIONS.map((text) => compileJsonata(text, 'Output'));
    const parsed = EXPRESSIONS.map((text) => jsonata(text));
    return {
      floor: () => ({ result: floor(input) }),
      ours: () => ({ result: compiled.map((evaluate) => evaluate(states, scope)) }),
      peer: async () => {
        const result = [];
        for (const expression of parsed) result.push(await expression.evaluate(undefined, { states }));
        return { result };
      },
    };
  },
};

function floor({ i, total, order }) {
  return [
    order.id,
    i + 1,
    total > 100 ? 'large' : 'small',
    `order ${order.id} of ${order.customer.name}`,
    { id: order.id, total: total * 1.2, paid: false },
    { ...order, seen: true },
    i < 10 && total >= 0,
  ];
}
