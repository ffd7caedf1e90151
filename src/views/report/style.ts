// The style of reports: one column that reads well on a narrow screen and on paper, light and dark.
import { COLOURS, colourRules } from '../svg/style';

const FONT = "'Segoe UI',Roboto,'Helvetica Neue',Arial,'Noto Sans','Liberation Sans',sans-serif";
const MONOSPACE = "ui-monospace,'SF Mono','Cascadia Mono',Menlo,Consolas,'Liberation Mono',monospace";

const STATUSES = COLOURS.map(([name]) => name).filter((name) => ['passed', 'caught', 'failed', 'open'].includes(name));

export const REPORT_STYLE: string = [
  colourRules(':root'),
  '*{box-sizing:border-box}',
  `body{margin:0;background:var(--page);color:var(--text);font:15px/1.5 ${FONT}}`,
  'main,header,footer{max-width:1200px;margin:0 auto;padding:0 24px}',
  'h1{font-size:24px;margin:24px 0 4px;overflow-wrap:anywhere}h2{font-size:19px;margin:32px 0 8px;overflow-wrap:anywhere}',
  'h3{font-size:15px;margin:12px 0 4px}',
  'p{margin:6px 0}a{color:var(--wait)}code,pre{font-family:' + MONOSPACE + ';font-size:13px}',
  '.heard,.skip:not(:focus){position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}',
  '.skip:focus{position:fixed;top:8px;left:8px;padding:6px 12px;background:var(--card);border-radius:6px;z-index:1}',
  ':focus-visible{outline:3px solid var(--wait);outline-offset:2px;border-radius:3px}',
  '.muted,.type,.place,.note,.omitted,figcaption,.time{color:var(--muted)}',
  '.facts{display:grid;grid-template-columns:max-content 1fr;gap:2px 16px;margin:12px 0}',
  '.facts dt{color:var(--muted)}.facts dd{margin:0;overflow-wrap:anywhere}',
  '.picture{overflow:auto;max-height:85vh;border:1px solid var(--edge);border-radius:8px}',
  '.picture svg{display:block;margin:0 auto}',
  '.sign{display:inline-block;min-width:20px;padding:0 5px;margin-right:8px;border-radius:10px;text-align:center;font-size:12px;' +
    'line-height:20px;font-weight:600;background:var(--muted);color:var(--page)}',
  ...STATUSES.map((status) => `.sign.${status}{background:var(--${status})}.bar .${status}{fill:var(--${status})}`),
  '.bar rect{fill:var(--muted)}.bar .track{fill:var(--box)}',
  'button,.filter{font:inherit;color:var(--text);background:var(--card);border:1px solid var(--line);border-radius:6px;padding:4px 12px;margin:0 8px 8px 0}',
  '.filter{display:inline-block}.tools[hidden]{display:none}',
  '.steps{list-style:none;margin:6px 0;padding:0}.step{border-left:2px solid var(--edge);padding-left:12px;margin:3px 0}',
  ...STATUSES.map((status) => `.step.${status}{border-left-color:var(--${status})}`),
  '.step.caught{border-left-style:dashed}.step.failed{border-left-width:4px}.step.open{border-left-style:dotted}',
  'summary{cursor:pointer;list-style:none;padding:3px 4px;border-radius:4px}summary:hover{background:var(--box)}',
  'summary::-webkit-details-marker{display:none}',
  // The second content has an empty text for screen readers, which say by themselves whether it is open.
  "summary::before{content:'▸';content:'▸' / '';display:inline-block;width:16px;color:var(--muted)}",
  "details[open]>summary::before{content:'▾';content:'▾' / ''}",
  '.step>details>summary{display:grid;grid-template-columns:16px max-content minmax(0,1fr) max-content 180px;column-gap:4px;align-items:center}',
  '.what{overflow-wrap:anywhere}.what b{font-weight:600}.type{font-size:13px}.time{font-size:13px}.bar{width:180px;height:10px}',
  '.error{color:var(--failed);font-size:13px}.caught>details>summary .error{color:var(--caught)}',
  '.retries{color:var(--caught);font-weight:600}',
  '.data{margin:4px 0 12px;padding:8px 12px;background:var(--box);border-radius:8px}',
  '.place{font-size:12px;font-family:' + MONOSPACE + ';overflow-wrap:anywhere}',
  '.group{margin:4px 0 4px 16px}.group>summary{font-size:14px}.attempt{border-top:1px solid var(--edge);margin-top:8px}',
  '.reasons{margin:2px 0 8px;padding-left:20px;font-size:14px}.reasons li{overflow-wrap:anywhere}',
  'figure{margin:8px 0}figcaption{font-size:13px}',
  'pre{margin:2px 0;padding:8px 10px;max-height:360px;overflow:auto;background:var(--card);border:1px solid var(--edge);' +
    'border-radius:6px;white-space:pre-wrap;overflow-wrap:anywhere}',
  '.failure{border-left:4px solid var(--failed);background:var(--failed-card);padding:6px 12px;margin:8px 0;border-radius:4px}',
  'table{border-collapse:collapse;width:100%;margin:8px 0}th,td{text-align:left;padding:4px 12px 4px 0;border-bottom:1px solid var(--edge);vertical-align:top}',
  'td.number,th.number{text-align:right}th{font-weight:600}.scroll{overflow-x:auto}',
  '.execution{border:1px solid var(--edge);border-radius:8px;padding:4px 12px;margin:8px 0}',
  'body.only-troubled .step:not(.troubled),body.only-troubled .group:not(.troubled),body.only-troubled .execution:not(.troubled){display:none}',
  'footer{margin-top:48px;padding-bottom:32px;color:var(--muted);font-size:13px}',
  '@media(max-width:720px){.step>details>summary{grid-template-columns:16px max-content minmax(0,1fr)}.time,.bar{grid-column:3}.bar{width:100%}}',
  '@media print{.tools{display:none}.picture,pre{max-height:none;overflow:visible}}',
].join('\n');
