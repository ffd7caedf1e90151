// Which files and folders a source says that it read.
import { join, relative } from 'node:path';
import { functionsOf, templatesAround } from '../../../src/local-functions/template-functions';
import { sourceFromFile } from '../../../src/templates/sources/from-file';
import { notePlace, notingPlaces } from '../../../src/templates/sources/places-read';
import { tempFolder, writeIn } from '../../support/folders';

const folder = tempFolder('places');

test('a template notes itself, the files of its definitions, the code of its functions, and what is missing', () => {
  const path = writeIn(folder, 'template.yaml', SAM);
  writeIn(folder, 'orders.asl.json', { StartAt: 'A', States: { A: { Type: 'Succeed' } } });
  writeIn(folder, 'charge/index.py', 'def handler(event, context): return 1');
  const places = new Set<string>();
  const machines = notingPlaces(places, () => {
    const found = sourceFromFile(path).machines;
    functionsOf(templatesAround(found[0]!.template!));
    return found;
  });
  expect(() => notingPlaces(places, () => machines.map(({ definition }) => definition))).toThrow('refunds.asl.json');
  const found = [...places].map((place) => relative(folder, place)).sort();
  expect(found).toEqual(['charge', 'missing', 'orders.asl.json', 'refunds.asl.json', 'template.yaml']);
});

const SAM = `
Transform: AWS::Serverless-2016-10-31
Resources:
  Charge:
    Type: AWS::Serverless::Function
    Properties: { Runtime: python3.12, Handler: index.handler, CodeUri: charge/ }
  Gone:
    Type: AWS::Serverless::Function
    Properties: { Runtime: python3.12, Handler: index.handler, CodeUri: missing/ }
  Orders:
    Type: AWS::Serverless::StateMachine
    Properties: { DefinitionUri: orders.asl.json }
  Refunds:
    Type: AWS::Serverless::StateMachine
    Properties: { DefinitionUri: refunds.asl.json }
`;

test('a call inside of another one notes its places in both, and nothing is noted outside of a call', () => {
  const [outer, inner] = [new Set<string>(), new Set<string>()];
  notingPlaces(outer, () => {
    notingPlaces(inner, () => notePlace(join('a', 'b')));
    notePlace('c');
  });
  notePlace('d');
  expect([[...outer], [...inner]]).toEqual([[join('a', 'b'), 'c'], [join('a', 'b')]]);
});

test('a program can be told of each place once, also of those that a call notes', () => {
  const told: string[] = [];
  jest.isolateModules(() => {
    const fresh = jest.requireActual<typeof import('../../../src/templates/sources/places-read')>(
      '../../../src/templates/sources/places-read',
    );
    fresh.notePlacesFromNowOn((place) => told.push(place));
    fresh.notePlace('a');
    const places = new Set<string>();
    fresh.notingPlaces(places, () => fresh.notePlace('b'));
    fresh.notePlace('a');
    expect([...places]).toEqual(['b']);
  });
  expect(told).toEqual(['a', 'b']);
});
