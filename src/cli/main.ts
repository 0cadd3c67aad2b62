#!/usr/bin/env node
import module from 'node:module';

// Before anything else is loaded: compiled code is kept for the next start, which then takes a third of the time.
module.enableCompileCache?.();

// Node warns of both variables at once, on the error stream. Which of them counts is said in paint.ts, and this keeps to it.
const { env } = process;
if (env['NO_COLOR'] !== undefined && env['FORCE_COLOR'] !== undefined)
  delete env[env['NO_COLOR'] === '' ? 'NO_COLOR' : 'FORCE_COLOR'];

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 24 || (major === 24 && minor < 12)) {
  console.error(`namsan needs Node 24.12 or later; this is ${process.versions.node}.`);
  process.exitCode = 2;
} else {
  const { start } = await import('./start.ts');
  await start();
}
