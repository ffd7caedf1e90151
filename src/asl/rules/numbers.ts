// Numbers that the JSON Schemas accept and AWS's documentation does not: a size of 0, and a heartbeat that is not below
// its timeout. The texts are ours.
import { member, type JsonObject } from '../../json/json';
import { schemaError } from '../diagnostic';
import { eachPart, type Holder } from './each-part';
import { eachState, type Report, type Rule } from './rule';
import type { Fields } from '../fields/field';
import { FieldNames } from '../fields/field-names';
import { fieldsOfStates, namesOf, partsOf } from '../fields/lookup';
import type { FieldTable } from '../fields/table';

export function numbers(table: FieldTable): Rule {
  const fields = fieldsOfStates(table);
  const inStates = sizesIn(fields);
  const inParts = new Map(partsOf(fields).map((part) => [part, sizesIn(part.fields)]));
  const eachWithSizes = eachPart(fields, (part) => inParts.get(part)!.names.length > 0);
  return eachState(({ state, type, at, names }, report) => {
    const holder = { value: state, names, at };
    zeroFindings(holder, inStates, report);
    eachWithSizes(holder, (part, found) => zeroFindings(found, inParts.get(part)!, report));
    if (type === 'Task') heartbeatFindings(state, at, report);
  });
}

function sizesIn(fields: Fields): FieldNames {
  return new FieldNames(namesOf(fields, (field) => 'notZero' in field && field.notZero === true));
}

function zeroFindings({ value, names, at }: Holder, sizes: FieldNames, report: Report): void {
  for (const name of sizes.among(names)) {
    if (value[name] === 0) report(schemaError('Value must be greater than 0', `${at}/${name}`));
  }
}

/** docs: state-task, "HeartbeatSeconds must be less than the number of seconds specified in the TimeoutSeconds field". */
function heartbeatFindings(state: JsonObject, at: string, report: Report): void {
  const timeout = member(state, 'TimeoutSeconds');
  const heartbeat = member(state, 'HeartbeatSeconds');
  if (typeof timeout !== 'number' || typeof heartbeat !== 'number' || heartbeat < timeout) return;
  report(schemaError('HeartbeatSeconds must be less than TimeoutSeconds', `${at}/HeartbeatSeconds`));
}
