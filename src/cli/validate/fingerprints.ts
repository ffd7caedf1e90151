// Fingerprints by which other tools recognize a finding again after lines moved.
import { createHash } from 'node:crypto';
import { mainPlace, sentenceOf, type CheckedFinding } from './finding';
import type { ProjectPaths } from '../project-paths';

/** One for each finding: equal findings of a file are counted, since no two may have the same. */
export function fingerprintsOf(findings: readonly CheckedFinding[], paths: ProjectPaths): readonly string[] {
  const seen = new Map<string, number>();
  return findings.map((finding) => {
    const { file } = mainPlace(finding);
    const key = JSON.stringify([finding.code, paths.relative(file), sentenceOf(finding)]);
    const times = seen.get(key) ?? 0;
    seen.set(key, times + 1);
    return createHash('sha256').update(`${key}${times}`).digest('hex').slice(0, 32);
  });
}
