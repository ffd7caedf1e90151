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

/** Throws the answer to a request that a foreign web page may have sent. */
export function checkOrigin({ headers }: HttpHead, allowed: ReadonlySet<string>): void {
  const host = hostName(headers.host ?? '');
  if (host === undefined || !isOwnName(host, allowed)) {
    throw refusal(`the host '${headers.host ?? ''}'`, host);
  }
  const { origin } = headers;
  if (origin === undefined) return;
  const page = hostName(origin.replace(/^[a-z][a-z0-9+.-]*:\/\//i, ''));
  if (page === undefined || !allowed.has(page)) throw refusal(`web pages of the origin '${origin}'`, page);
}

function refusal(what: string, name: string | undefined): ApiError {
  const hint = name ? `: start the endpoint with --allow-host ${name} where that is meant` : '';
  return new ApiError('AccessDeniedException', `The endpoint does not answer ${what}${hint}.`, 403);
}

/** The name in `name:port` or `[address]:port`; undefined for any other text. */
function hostName(text: string): string | undefined {
  const match = /^(?:\[([0-9a-f:.]+)\]|([a-z0-9._-]+))(?::\d{1,5})?$/i.exec(text);
  return (match?.[1] ?? match?.[2])?.toLowerCase();
}
