import module from 'node:module';

// Starts as the command line does (src/cli/main.ts): compiled code is kept for the next start.
module.enableCompileCache();
await import('./apply-once.ts');
