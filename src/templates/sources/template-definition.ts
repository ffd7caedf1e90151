// The definition of a state machine in a template: an object, a string, or a separate file.
import { relative } from 'node:path';
import { isYaml, sourceText, valueOf, yamlHint } from './files';
import { substitute, substitutionsOf } from './substitutions';
import type { Diagnostic } from '../../asl/diagnostic';
import { InvalidDefinitionError } from '../../asl/invalid-definition-error';
import { readWithPlaceholders } from '../../asl/placeholders/read-definition';
import { withStandIns, type WithStandIns } from '../../asl/placeholders/stand-ins';
import { SimulatorError } from '../../asl/simulator-error';
import { caretText } from '../../asl/text/finding-text';
import { Places } from '../../asl/text/places';
import { JsonText, YamlText, type SourceText } from '../../asl/text/source-text';
import { asDefinition, type DefinitionRead } from '../../asl/validate';
import { isObject, member, type JsonObject } from '../../json/json';
import type { ResolvedResource } from '../cloud-formation/resolved';
import { markUnresolved } from '../unresolved-error';

/** The properties that can hold a definition. Exactly one of them must be set. */
const PROPERTIES = ['Definition', 'DefinitionString', 'DefinitionS3Location'] as const;
type Property = (typeof PROPERTIES)[number];

/** Reads everything lazily and once, because a machine that is never run may be unresolvable. */
export class TemplateDefinition {
  private known: WithStandIns | undefined;
  private file: SourceText | undefined;
  private knownPlaces: { readonly places: Places | undefined } | undefined;

  constructor(private readonly resource: ResolvedResource) {}

  /**
   * @throws SimulatorError if it cannot be resolved
   * @throws InvalidDefinitionError if it is not JSON
   */
  get value(): JsonObject {
    return this.filled.definition;
  }

  get placeholders(): readonly string[] {
    return this.filled.names;
  }

  private get filled(): WithStandIns {
    return (this.known ??= this.fill());
  }

  private fill(): WithStandIns {
    const { value, text } = this.read();
    return withStandIns(value, this.resource.template.leavesOpen || this.file instanceof YamlText, text);
  }

  /** Undefined if there is no local file: for a template that is an object, or that the CDK generates. */
  get places(): Places | undefined {
    this.knownPlaces ??= { places: this.placesIn(this.property()) };
    return this.knownPlaces.places;
  }

  /** The definition, with its text if that is certainly JSON. */
  private read(): { readonly value: JsonObject; readonly text?: string } {
    const { resource } = this;
    const property = this.property();
    const values = substitutionsOf(resource);
    const given = resource.property(property);
    if (property === 'Definition' && values.size === 0 && isObject(given)) return { value: given };
    const place = resource.place(property);
    const text = substitute(this.text(property), values, place);
    const read = this.readText(property, text, place);
    if ('value' in read) return { value: read.value, text: this.file ? undefined : text };
    const { finding } = read;
    const { name, logicalId, constructPath } = resource;
    const owner = { name, logicalId, constructPath, places: this.places };
    throw new InvalidDefinitionError(owner, [finding], this.summary(finding, place, text));
  }

  private summary(finding: Diagnostic, place: string, text: string): string {
    if (finding.code !== 'INVALID_JSON_DESCRIPTION') return `${place} is not a definition:`;
    const summary = `${place} is not JSON${yamlHint(text)}`;
    if (this.places?.has(finding)) return `${summary}:`;
    // The written text may be correct; only the result after substitution shows the error.
    const source = new JsonText(place, text);
    const position = Places.of(source).positionOf(finding);
    const { line, column } = position;
    const shown = caretText(position, source.line(position)).trimEnd();
    return `${summary}. At line ${line}, column ${column} of its resolved text:\n${shown}`;
  }

  private property(): Property {
    const { resource } = this;
    const given = PROPERTIES.filter((name) => resource.property(name) !== undefined);
    const [property] = given;
    if (property !== undefined && given.length === 1) return property;
    const found = given.length === 0 ? 'none of them' : given.join(' and ');
    throw new SimulatorError(
      `Invalid resource ${resource.logicalId} (${resource.type}): expected exactly one of ${PROPERTIES.join(', ')}; found ${found}.`,
    );
  }

  private text(property: Property): string {
    if (property === 'DefinitionS3Location') return this.uploaded().text;
    if (property === 'DefinitionString') return this.resource.text(property) ?? '';
    return JSON.stringify(this.resource.property(property));
  }

  /** CloudFormation reads a file as JSON and, if it is not JSON, as YAML, whatever its name (DefinitionProcessor). */
  private readText(property: Property, text: string, place: string): DefinitionRead {
    if (property !== 'DefinitionS3Location') return readWithPlaceholders(text);
    const source = this.uploaded();
    if (isYaml(source.name)) {
      return asDefinition(valueOf(source.text === text ? source : sourceText(source.name, text), place));
    }
    const read = readWithPlaceholders(text);
    const isJson = 'value' in read || read.finding.code !== 'INVALID_JSON_DESCRIPTION';
    const inYaml = isJson ? undefined : new YamlText(source.name, text).read();
    return inYaml && 'value' in inYaml && isObject(inYaml.value) ? asDefinition(inYaml.value) : read;
  }

  /** The local file that is uploaded to S3 for the deployment. */
  private uploaded(): SourceText {
    return (this.file ??= uploadedFile(this.resource));
  }

  private placesIn(property: Property): Places | undefined {
    if (property === 'DefinitionS3Location') return Places.of(this.uploaded());
    const { template, logicalId } = this.resource;
    const { source } = template.surroundings;
    return source && Places.at(source, `/Resources/${logicalId}/Properties/${property}`);
  }
}

function uploadedFile(resource: ResolvedResource): SourceText {
  const location = resource.property('DefinitionS3Location');
  const key = isObject(location) ? member(location, 'Key') : undefined;
  const { readFile, findFile } = resource.template.surroundings;
  const text = typeof key === 'string' ? readFile(key) : undefined;
  if (typeof key === 'string' && text !== undefined) return sourceText(shortPath(findFile?.(key) ?? key), text);
  const subject = `the file ${JSON.stringify(location)}`;
  const error = new SimulatorError(
    `Cannot read ${resource.place('DefinitionS3Location')}: ${subject} is not available here. ` +
      'Simulate the stack or the cloud assembly (cdk.out) that contains it, or a template file that names it by a relative path.',
  );
  // An object in a bucket may exist. A file beside the template does not.
  const isInBucket = isObject(location) && member(location, 'Bucket') !== undefined;
  throw isInBucket ? markUnresolved(error, { subject, why: 'it is not available here', standIn: null }) : error;
}

/** The path relative to the working directory, if it is inside of it. */
function shortPath(path: string): string {
  const short = relative('', path);
  return short === '' || short.startsWith('..') ? path : short;
}
