import fc from 'fast-check';

/**
 * Loaded before the tests: properties go through the same cases in every run, so that a change is judged and not its luck;
 * `NAMSAN_SEED=N` goes through others.
 */
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(process.env['NAMSAN_SEED'] ?? 1) });
