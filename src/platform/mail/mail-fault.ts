/** What went wrong between this server and the mail server, as kinds that a person can act on. Browser-safe. */

export type MailFault =
  /** Nobody answers there. */
  | 'unreachable'
  | 'timeout'
  /** User or password. */
  | 'login'
  | 'tls'
  /** 4xx: for now. */
  | 'later'
  /** 5xx about the addressee. */
  | 'addressee'
  /** Any other 5xx. */
  | 'refused'
  | 'other';

/** @param failure what was noted: the server's answer, or the code and words of a failed connection. */
export function faultOf(failure: string): MailFault {
  if (/\b(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|EDNS)\b/.test(failure)) return 'unreachable';
  if (/\b535\b|EAUTH|Invalid login/i.test(failure)) return 'login';
  if (/\bETLS\b|certificate|SSL|wrong version number/i.test(failure)) return 'tls';
  if (/\b4\d\d[ -]/.test(failure)) return 'later';
  if (/\b55[013][ -]/.test(failure)) return 'addressee';
  if (/\b5\d\d[ -]/.test(failure)) return 'refused';
  if (/ETIMEDOUT|timeout/i.test(failure)) return 'timeout';
  if (/ECONNRESET|ECONNECTION|ESOCKET|closed/.test(failure)) return 'unreachable';
  return 'other';
}

/** What is noted of a failed sending: never the password that an address of a server may hold. */
export function failureOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error).slice(0, 500);
  const { code, response } = error as Error & { readonly code?: unknown; readonly response?: unknown };
  const words = typeof response === 'string' ? response : error.message;
  return [typeof code === 'string' ? code : '', words].filter(Boolean).join(' ').slice(0, 500);
}
