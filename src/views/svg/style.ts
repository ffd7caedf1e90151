// The colours of pictures and reports, for light and dark, as custom properties of CSS.

/** Name, light, dark. Texts reach a contrast of 4.5 to their background, lines and icons 3 (WCAG AA); a test holds them to it. */
export const COLOURS: readonly (readonly [name: string, light: string, dark: string])[] = [
  ['page', '#ffffff', '#0d1117'],
  ['box', '#f6f8fa', '#151b23'],
  ['card', '#ffffff', '#1c232c'],
  ['text', '#1f2328', '#e6edf3'],
  ['muted', '#59636e', '#a3adb8'],
  ['line', '#6e7781', '#8b949e'],
  ['edge', '#818b98', '#7d8590'],
  ['task', '#a04100', '#f0883e'],
  ['choice', '#7a3fd8', '#b083f0'],
  ['wait', '#0860ca', '#58a6ff'],
  ['flow', '#116a70', '#56d4dd'],
  ['passed', '#116329', '#3fb950'],
  ['passed-card', '#dafbe1', '#12281d'],
  ['caught', '#7d4e00', '#e3b341'],
  ['caught-card', '#fff8c5', '#2f2a16'],
  ['failed', '#b31d28', '#ff7b72'],
  ['failed-card', '#ffebe9', '#3a1a1b'],
  ['open', '#0860ca', '#58a6ff'],
  ['open-card', '#ddf4ff', '#13233a'],
];

const LIGHT = new Map(COLOURS.map(([name, light]) => [name, light]));

/** The declarations of all colours: light by itself, dark where the reader's system is. */
export function colourRules(selector: string): string {
  const declarations = (index: 1 | 2) => COLOURS.map((colour) => `--${colour[0]}:${colour[index]}`).join(';');
  return (
    `${selector}{color-scheme:light dark;${declarations(1)}}` +
    `@media(prefers-color-scheme:dark){${selector}{${declarations(2)}}}`
  );
}

/** `fill:#fff;fill:var(--page)`: the first is for programs that do not know custom properties. */
export function paint(property: 'fill' | 'stroke', colour: string): string {
  return `${property}:${LIGHT.get(colour)!};${property}:var(--${colour})`;
}

const STATUSES = ['passed', 'caught', 'failed', 'open'];

const FONT = "'Segoe UI',Roboto,'Helvetica Neue',Arial,'Noto Sans','Liberation Sans',sans-serif";

/** The rules of a picture. Every one begins with the picture's class, for it may be inside of a page. */
export const PICTURE_STYLE: string = [
  colourRules('.clw'),
  `.clw{font-family:${FONT};font-size:13px}`,
  `.clw text{${paint('fill', 'text')}}`,
  `.clw .page{${paint('fill', 'page')}}`,
  '.clw .heading{font-size:16px;font-weight:600}',
  `.clw .small{font-size:11px;${paint('fill', 'muted')}}`,
  '.clw .name{font-weight:600}',
  '.clw a{cursor:pointer}.clw a:hover .name{text-decoration:underline}.clw a:focus-visible{outline:2px solid;outline-offset:3px}',
  `.clw .label{font-size:11px;${paint('fill', 'text')}}`,
  `.clw .ground{${paint('fill', 'page')}}.clw .box .ground{${paint('fill', 'box')}}`,
  `.clw .box>rect{stroke-width:1;stroke-dasharray:5 3;${paint('fill', 'box')};${paint('stroke', 'edge')}}`,
  `.clw .card{stroke-width:1.2;${paint('fill', 'card')};${paint('stroke', 'line')}}`,
  `.clw .icon{fill:none;stroke-width:1.6;stroke-linecap:round;stroke-linejoin:round;${paint('stroke', 'muted')}}`,
  ...[
    ['Task', 'task'],
    ['Choice', 'choice'],
    ['Wait', 'wait'],
    ['Parallel', 'flow'],
    ['Map', 'flow'],
    ['Succeed', 'passed'],
    ['Fail', 'failed'],
  ].map(([type, colour]) => `.clw .t-${type!}>.icon{${paint('stroke', colour!)}}`),
  `.clw .edge{fill:none;stroke-width:1.4;${paint('stroke', 'edge')}}`,
  `.clw .head{stroke:none;${paint('fill', 'edge')}}`,
  '.clw .catch>.edge{stroke-dasharray:6 3}',
  `.clw .signpost{stroke-width:1;${paint('fill', 'card')};${paint('stroke', 'edge')}}`,
  `.clw .dot{${paint('fill', 'text')}}`,
  `.clw .ring{fill:none;stroke-width:1.6;${paint('stroke', 'text')}}`,
  '.clw .taken>.edge{stroke-width:2.6}',
  `.clw .taken>.edge{${paint('stroke', 'passed')}}`,
  `.clw .taken>.head{${paint('fill', 'passed')}}`,
  `.clw .taken.catch>.edge{${paint('stroke', 'caught')}}`,
  `.clw .taken.catch>.head{${paint('fill', 'caught')}}`,
  '.clw .untaken>.edge{stroke-width:1.1;stroke-dasharray:1.5 3.5}',
  `.clw .untaken>.label{${paint('fill', 'muted')}}`,
  ...STATUSES.map(
    (status) => `.clw .${status}>.card{stroke-width:2.2;${paint('fill', `${status}-card`)};${paint('stroke', status)}}`,
  ),
  '.clw .caught>.card{stroke-dasharray:9 3 2 3}.clw .open>.card{stroke-dasharray:3 3}.clw .failed>.card{stroke-width:3.4}',
  '.clw .aborted>.card{stroke-width:2.2;stroke-dasharray:12 3}.clw .missed>.card{stroke-dasharray:2 4}',
  `.clw .missed>.name{${paint('fill', 'muted')}}`,
  ...STATUSES.map((status) => `.clw .badge.${status}>rect{${paint('fill', status)}}`),
  `.clw .badge>rect{${paint('fill', 'muted')}}`,
  `.clw .badge>text{font-size:11px;font-weight:600;${paint('fill', 'page')}}`,
].join('');
