// Refuses requests that a foreign web page may have sent: its browser sends a foreign Host (DNS rebinding) or Origin.
import { isIP } from 'node:net';
import type { HttpHead } from './exchange';
import { ApiError } from '../../services/api/api-error';

/**
 * Names that always mean this machine: localhost and names that end in it (RFC 6761), and IP addresses, which need no
 * DNS. SDKs put `sync-` before the host for StartSyncExecution and TestState.
 */
function isOwnName(host: string, allowed: ReadonlySet<string>): boolean {
  const name = host.replace(/^sync-/, '');
  return name === 'localhost' || name.endsWith('.localhost') || isIP(name) !== 0 || allowed.has(name);
}

/** What is allowed besides names of this machine, in lower case. */
export interface Guests {
  readonly hosts: ReadonlySet<string>;
  /** Such as `http://localhost:3000`: a page of another port of this machine is another page. */
  readonly origins: ReadonlySet<string>;
}

/** Throws the answer to a request that a foreign web page may have sent. */
export function checkOrigin({ headers }: HttpHead, { hosts, origins }: Guests): void {
  const host = hostName(headers.host ?? '');
  if (host === undefined || !isOwnName(host, hosts)) {
    throw refusal(`the host '${headers.host ?? ''}'`, host && `--allow-host ${host}`);
  }
  const { origin } = headers;
  if (origin === undefined) return;
  if (origins.has(origin.toLowerCase())) return;
  throw refusal(`web pages of the origin '${origin}'`, isOrigin(origin) ? `--allow-origin ${origin}` : undefined);
}

/** Whether a text is an origin of a web page, such as `https://build.example:8443`. */
export function isOrigin(text: string): boolean {
  return /^https?:\/\/(?:\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::\d{1,5})?$/i.test(text);
}

function refusal(what: string, flag: string | undefined): ApiError {
  const hint = flag ? `. If you want that, start it with ${flag}` : '';
  return new ApiError('AccessDeniedException', `The endpoint does not answer ${what}${hint}.`, 403);
}

/** The name in `name:port` or `[address]:port`; undefined for any other text. */
function hostName(text: string): string | undefined {
  const match = /^(?:\[([0-9a-f:.]+)\]|([a-z0-9._-]+))(?::\d{1,5})?$/i.exec(text);
  return (match?.[1] ?? match?.[2])?.toLowerCase();
}
