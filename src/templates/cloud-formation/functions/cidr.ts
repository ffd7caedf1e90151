// Fn::Cidr: splits an IPv4 network into consecutive blocks. IPv6 is not supported.
import type { IntrinsicFunction } from './intrinsic';

export const cidr: IntrinsicFunction = {
  name: 'Fn::Cidr',
  resolve(argument, scope) {
    const [block, many, bits] = scope.arguments(argument, 'Fn::Cidr', 2, 3);
    const network = scope.text(block, 'the block of Fn::Cidr');
    const count = Number(scope.text(many, 'the count of Fn::Cidr'));
    const hostBits = bits === undefined ? 8 : Number(scope.text(bits, 'the bits of Fn::Cidr'));
    const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/.exec(network);
    if (!match) return scope.fail(`Fn::Cidr '${network}'`, 'expected an IPv4 block such as 10.0.0.0/16');
    const size = 2 ** hostBits;
    const available = 2 ** (32 - Number(match[5])) / size;
    if (!(count >= 1 && count <= Math.min(256, available))) {
      return scope.fail(
        `Fn::Cidr '${network}'`,
        `it has room for ${Math.floor(available)} blocks of ${size} addresses; ${count} were requested`,
      );
    }
    const first = match.slice(1, 5).reduce((address, byte) => address * 256 + Number(byte), 0);
    const start = first - (first % 2 ** (32 - Number(match[5])));
    return Array.from({ length: count }, (_, index) => `${dottedAddress(start + index * size)}/${32 - hostBits}`);
  },
};

function dottedAddress(address: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join('.');
}
