// CloudFormation's short forms in YAML: `!Ref Name` is `{ Ref: Name }`, `!Sub text` is `{ Fn::Sub: text }`.
import type { CollectionTag, Node, ScalarTag, YAMLMap } from 'yaml';
import { OPERATORS } from './conditions';
import { FUNCTIONS } from './functions/table';
import { yaml } from '../../asl/yaml';

/** The tags for the YAML parser, one for each function and each operator of conditions. */
export function shortTags(): (ScalarTag | CollectionTag)[] {
  const names = new Set([...FUNCTIONS.keys(), ...OPERATORS.keys()]);
  return [...names].flatMap((name) => tagsOf(`!${name.replace(/^Fn::/, '')}`, name));
}

function tagsOf(tag: string, long: string): (ScalarTag | CollectionTag)[] {
  // The parser expects a value for a scalar, and a node for a collection.
  const call = (argument: Node): YAMLMap => {
    const { Pair, YAMLMap: Mapping } = yaml();
    const map = new Mapping();
    map.add(new Pair(long, argument));
    return map;
  };
  return [
    { tag, resolve: (text: string) => ({ [long]: long === 'Fn::GetAtt' ? attributeOf(text) : text }) },
    { tag, collection: 'seq', resolve: (list: Node) => call(list) },
    { tag, collection: 'map', resolve: (map: Node) => call(map) },
  ];
}

/** `!GetAtt Function.Arn`: everything after the first dot is the attribute. */
function attributeOf(text: string): string[] {
  const dot = text.indexOf('.');
  return dot < 0 ? [text] : [text.slice(0, dot), text.slice(dot + 1)];
}
