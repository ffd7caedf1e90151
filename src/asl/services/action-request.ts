// The request of an action: AWS's model, and what Step Functions adds to it.
import { calledAction } from './called-action';
import { actionRow, integrationRow } from './lookup';
import type { ServiceResource } from './resource';
import { shapeOf, type Shape } from './shape';

export interface ActionRequest {
  readonly shape: Shape;
  /** Whether this is an aws-sdk integration, which has its own names for members and takes JSON where the API has text. */
  readonly isSdk: boolean;
  /** Parameters of Step Functions' own. Nothing is known of their values. */
  readonly own: readonly string[];
  /** The parameters without which the task does not start. */
  readonly required: readonly string[];
  /** Paths to text that may be JSON instead, such as `Entries.Detail`. */
  readonly json: ReadonlySet<string>;
  /** Parameters that hold lists of text by name. */
  readonly textLists: ReadonlySet<string>;
  /** The shape on a line that another shape refers to. */
  shapeOn(line: number): Shape;
}

/** Most tasks of a definition have the same few Resources. */
const requests = new WeakMap<ServiceResource, ActionRequest>();

/** Undefined if no model knows the action. */
export function requestOf(resource: ServiceResource): ActionRequest | undefined {
  const known = requests.get(resource);
  if (known) return known;
  const found = readRequest(resource);
  if (found) requests.set(resource, found);
  return found;
}

function readRequest(resource: ServiceResource): ActionRequest | undefined {
  const row = integrationRow(resource);
  const { own = [], required = [], json, textLists } = row ?? {};
  const isSdk = resource.kind === 'sdk';
  const rest = {
    isSdk,
    own,
    required,
    json: json ? new Set(json) : NONE,
    textLists: textLists ? new Set(textLists) : NONE,
  };
  const ownRequest = actionRow(resource)?.request;
  if (ownRequest !== undefined) return { ...rest, shape: readShape(ownRequest), shapeOn: () => NOTHING };
  const called = calledAction(resource);
  if (!called) return undefined;
  const { model, action } = called;
  return { ...rest, shape: model.request(action) ?? NOTHING, shapeOn: (line) => model.shapeOn(line) };
}

const NONE: ReadonlySet<string> = new Set();
const NOTHING: Shape = { members: new Map() };
const written = new Map<string, Shape>();

function readShape(text: string): Shape {
  const shape = written.get(text) ?? shapeOf(text);
  written.set(text, shape);
  return shape;
}
