/**
 * What is needed of `node:http`. Importing it as a module reads every export, and some of these load all that `fetch` and `WebSocket` are made
 * of: 40 ms of every start (node@v24.12.0 lib/http.js, lazyUndici).
 */
export const { Agent: HttpAgent, request: httpRequest } = process.getBuiltinModule('node:http');
