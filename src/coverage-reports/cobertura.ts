// Writes coverage as Cobertura's XML, which GitLab shows in merge requests.
// https://github.com/cobertura/cobertura/blob/master/cobertura/src/site/htdocs/xml/coverage-04.dtd
import type { FileLines, LineCoverage } from './lines';
import { escapeXml } from '../views/svg/xml';

/**
 * @param root the folder that the paths are relative to
 * @param time when the report is made, in milliseconds since the epoch: the format requires it
 */
export function coberturaReport(files: readonly FileLines[], root: string, time: number): string {
  const { lines, hitLines, branches, hitBranches } = countsOf(files);
  const counts = {
    ...{ 'lines-valid': lines, 'lines-covered': hitLines },
    ...{ 'branches-valid': branches, 'branches-covered': hitBranches },
  };
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<!DOCTYPE coverage SYSTEM "http://cobertura.sourceforge.net/xml/coverage-04.dtd">',
    `<coverage ${attributes({ ...counts, ...ratesOf(files), version: '1', timestamp: time })}>`,
    '  <sources>',
    `    <source>${escapeXml(root)}</source>`,
    '  </sources>',
    '  <packages>',
    `    <package ${attributes({ name: 'state machines', ...ratesOf(files) })}>`,
    '      <classes>',
    ...files.flatMap(classLines),
    '      </classes>',
    '    </package>',
    '  </packages>',
    '</coverage>',
    '',
  ].join('\n');
}

/** A file is a class: the format has nothing else with a file name. */
function classLines(file: FileLines): string[] {
  const { path, lines } = file;
  const name = path.slice(path.lastIndexOf('/') + 1);
  return [
    `        <class ${attributes({ name, filename: path, ...ratesOf([file]) })}>`,
    '          <methods/>',
    '          <lines>',
    ...lines.map((line) => `            <line ${attributes(lineAttributes(line))}/>`),
    '          </lines>',
    '        </class>',
  ];
}

function lineAttributes({ line, passes, branches }: LineCoverage): Readonly<Record<string, string | number>> {
  const about = { number: line, hits: passes };
  if (branches.length === 0) return { ...about, branch: 'false' };
  const hit = branches.filter((branch) => branch.passes > 0).length;
  const percent = Math.floor((hit / branches.length) * 100);
  return { ...about, branch: 'true', 'condition-coverage': `${percent}% (${hit}/${branches.length})` };
}

function countsOf(files: readonly FileLines[]): Record<'lines' | 'hitLines' | 'branches' | 'hitBranches', number> {
  const lines = files.flatMap((file) => file.lines);
  const branches = lines.flatMap((line) => line.branches);
  const hits = (list: readonly { readonly passes: number }[]) => list.filter(({ passes }) => passes > 0).length;
  return { lines: lines.length, hitLines: hits(lines), branches: branches.length, hitBranches: hits(branches) };
}

function ratesOf(files: readonly FileLines[]): Record<'line-rate' | 'branch-rate' | 'complexity', number> {
  const { lines, hitLines, branches, hitBranches } = countsOf(files);
  return { 'line-rate': rate(hitLines, lines), 'branch-rate': rate(hitBranches, branches), complexity: 0 };
}

/** Rounded down, so that 1 means all. */
function rate(hit: number, count: number): number {
  return count === 0 ? 1 : Math.floor((hit / count) * 10_000) / 10_000;
}

function attributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([key, value]) => `${key}="${escapeXml(String(value))}"`)
    .join(' ');
}
