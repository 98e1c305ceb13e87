// Requests to the server: the key, the problems that it tells, and one more try where it asks to come again.

const keyName = 'phodos-api-key';
const longestWait = 120; // s

let lastWait = Promise.resolve();

/** What the server, or the way to it, says against a request; `message` is one line for a person. */
export class ApiProblem extends Error {
  /**
   * @param {object} problem details of RFC 9457: `status`, `title`, `detail`, `file`, `line`, `errors`; and `retryAfter` (s)
   */
  constructor(problem) {
    super(problem.detail);
    this.status = problem.status ?? 0;
    this.title = problem.title ?? 'No answer';
    this.file = problem.file;
    this.line = problem.line;
    this.errors = problem.errors;
    this.retryAfter = problem.retryAfter;
  }
}

/** The key of this tab, or null. */
export function apiKey() {
  return sessionStorage.getItem(keyName);
}

/** Keeps the key for as long as the tab is open; an empty one is forgotten. */
export function keepApiKey(key) {
  if (key) sessionStorage.setItem(keyName, key);
  else sessionStorage.removeItem(keyName);
}

/**
 * Sends a request and gives the response.
 * A server that is busy (429, 503) is asked once more, after the time that it names.
 * @param {string} path below /api/v1
 * @param {object} request
 * @param {Object<string, string|null|undefined>} [request.query]
 * @param {string} [request.text] a body of plain text
 * @param {object} [request.json] a body of JSON
 * @param {FormData} [request.form] a body of files
 * @param {AbortSignal} [request.signal]
 * @param {(seconds: number) => void} [request.onWait] is told that the server is busy
 * @returns {Promise<Response>}
 * @throws {ApiProblem}
 */
export async function ask(path, request = {}) {
  try {
    return await send(path, request);
  } catch (fault) {
    const isBusy = fault instanceof ApiProblem && (fault.status === 429 || fault.status === 503);
    if (!isBusy || !fault.retryAfter || fault.retryAfter > longestWait) throw fault;
    request.onWait?.(fault.retryAfter);
    await waitTurn(fault.retryAfter, request.signal);
    return send(path, request);
  }
}

/** As {@link ask}; gives the JSON of the answer. */
export async function askJson(path, request) {
  return (await ask(path, request)).json();
}

async function send(path, { query = {}, text, json, form, signal }) {
  const given = Object.entries(query).filter(([, value]) => value !== null && value !== undefined);
  const address = `/api/v1${path}${given.length ? `?${new URLSearchParams(given)}` : ''}`;
  const headers = {};
  if (apiKey()) headers['X-Api-Key'] = apiKey();
  if (text !== undefined) headers['Content-Type'] = 'text/plain; charset=utf-8';
  if (json !== undefined) headers['Content-Type'] = 'application/json';
  const body = json === undefined ? form ?? text : JSON.stringify(json);
  let response;
  try {
    response = await fetch(address, { method: body === undefined ? 'GET' : 'POST', headers, body, signal });
  } catch (fault) {
    if (fault.name === 'AbortError') throw fault;
    throw new ApiProblem({ detail: 'the server cannot be reached; see whether it still runs, then try again' });
  }

  if (!response.ok) throw await problemOf(response);
  return response;
}

async function problemOf(response) {
  const retryAfter = Number(response.headers.get('Retry-After')) || undefined;
  try {
    return new ApiProblem({ ...(await response.json()), status: response.status, retryAfter });
  } catch {
    const detail = `the server answered ${response.status}`;
    return new ApiProblem({ status: response.status, title: response.statusText, detail, retryAfter });
  }
}

// Requests that wait do so one after another: the time is for one of them.
function waitTurn(seconds, signal) {
  lastWait = lastWait.catch(() => {}).then(() => pause(seconds * 1000, signal));
  return lastWait;
}

function pause(milliseconds, signal) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds);
    const leave = () => {
      clearTimeout(timer);
      reject(new DOMException('Aborted', 'AbortError'));
    };
    if (signal?.aborted) leave();
    else signal?.addEventListener('abort', leave);
  });
}
