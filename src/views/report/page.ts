// The frame of a report: one HTML file without requests, which runs no script but its own.
import { createHash } from 'node:crypto';
import { Html, markup, type HtmlValue } from './html';
import { REPORT_SCRIPT } from './script';
import { REPORT_STYLE } from './style';
import { PICTURE_STYLE } from '../svg/style';

const STYLE = `${REPORT_STYLE}\n${PICTURE_STYLE}`;

/** The hashes let the browser refuse whatever else would be style or script. */
const POLICY = [
  "default-src 'none'",
  `style-src ${hashOf(STYLE)}`,
  `script-src ${hashOf(REPORT_SCRIPT)}`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** @param source what it was made from, for the last line */
export function page(title: string, summary: HtmlValue, content: HtmlValue, source: string): string {
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${new Html(STYLE)}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
<header>${summary}</header>
<main id="main" tabindex="-1">
${content}
</main>
<footer>Made by cdk-lambda-workflows from ${source}</footer>
<script>${new Html(REPORT_SCRIPT)}</script>
</body>
</html>
`.text;
}

/** Opens and closes all details of a section, and hides what went well. Shown by the script. */
export function tools(): Html {
  return markup`<div class="tools" hidden><button type="button" data-open="all">Open all</button><button type="button" data-open="none">Close all</button><label class="filter"><input type="checkbox"> Only what failed, was caught or was retried</label></div>\n`;
}

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
