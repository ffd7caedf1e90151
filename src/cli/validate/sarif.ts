// Findings as SARIF 2.1.0, which code scanning of GitHub, Azure DevOps and editors read.
// https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html and, for what GitHub needs of it,
// https://docs.github.com/code-security/reference/code-scanning/sarif-support-for-code-scanning
import {
  machineOf,
  mainPlace,
  otherPlaces,
  sentenceOf,
  type CheckedFinding,
  type FilePlace,
  type Report,
} from './finding';
import { fingerprintsOf } from './fingerprints';
import { RULES } from './rules';
import type { DiagnosticCode } from '../../asl/diagnostic';
import { packageVersion } from '../package-version';
import type { ProjectPaths } from '../project-paths';

const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json';
const RULES_PAGE =
  'https://docs.aws.amazon.com/step-functions/latest/apireference/API_ValidateStateMachineDefinitionDiagnostic.html';

export function sarif({ findings, open, unread }: Report, paths: ProjectPaths): string {
  const codes = [...new Set(findings.map(({ code }) => code))].sort();
  const fingerprints = fingerprintsOf(findings, paths);
  const run = {
    tool: {
      driver: {
        name: 'cdk-lambda-workflows',
        version: packageVersion(),
        informationUri: 'https://github.com/cdk-lambda-workflows/cdk-lambda-workflows',
        rules: codes.map(ruleOf),
      },
    },
    invocations: [
      {
        executionSuccessful: unread.length === 0,
        toolExecutionNotifications: [...unread.map(notification('error')), ...open.map(notification('note'))],
      },
    ],
    // Relative URIs begin at the folder of the project.
    originalUriBaseIds: { [BASE]: { uri: paths.rootUri } },
    columnKind: 'utf16CodeUnits',
    results: findings.map((finding, index) => ({
      ruleId: finding.code,
      ruleIndex: codes.indexOf(finding.code),
      level: finding.severity === 'ERROR' ? 'error' : 'warning',
      message: { text: sentenceOf(finding) },
      locations: [{ ...locationOf(mainPlace(finding), paths), ...logicalLocations(finding) }],
      ...relatedLocations(finding, paths),
      partialFingerprints: { 'cdkLambdaWorkflows/v1': fingerprints[index] },
      properties: propertiesOf(finding),
    })),
  };
  return `${JSON.stringify({ $schema: SCHEMA, version: '2.1.0', runs: [run] }, null, 2)}\n`;
}

/** GitHub takes no rule without both descriptions and a help. */
function ruleOf(id: DiagnosticCode): object {
  const text = RULES[id];
  const help = { text: `${text} See ${RULES_PAGE}`, markdown: `${text} [All codes](${RULES_PAGE})` };
  return { id, shortDescription: { text }, fullDescription: { text }, help, helpUri: RULES_PAGE };
}

const BASE = '%SRCROOT%';

/** GitHub takes no result without a line. */
function locationOf({ file, line = 1, column }: FilePlace, paths: ProjectPaths): object {
  return {
    physicalLocation: {
      artifactLocation: { uri: paths.uri(file), ...(paths.isInside(file) && { uriBaseId: BASE }) },
      region: { startLine: line, ...(column !== undefined && { startColumn: column }) },
    },
  };
}

function logicalLocations(finding: CheckedFinding): object {
  const fullyQualifiedName = machineOf(finding);
  if (fullyQualifiedName === undefined) return {};
  return { logicalLocations: [{ name: finding.stateMachine, fullyQualifiedName, kind: 'resource' }] };
}

function relatedLocations(finding: CheckedFinding, paths: ProjectPaths): object {
  const places = otherPlaces(finding);
  if (places.length === 0) return {};
  const message = { text: 'Synthesized to here' };
  return { relatedLocations: places.map((place, id) => ({ id, ...locationOf(place, paths), message })) };
}

function propertiesOf({ location, stateMachine, constructPath, suggestion }: CheckedFinding): object {
  return { location, stateMachine, constructPath, suggestion };
}

function notification(level: 'error' | 'note'): (text: string) => object {
  return (text) => ({ level, message: { text } });
}
