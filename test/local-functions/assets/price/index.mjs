import { price } from './price.mjs';

export const handler = async ({ items }) => ({ total: items * price, currency: process.env.CURRENCY });
