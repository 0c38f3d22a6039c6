/** Stands in for the worker: does nothing until it is ended. */
console.log(`worker of ${process.env['TEMPORAL_ADDRESS']}`);
console.log('worker ready');
process.once('SIGTERM', () => process.exit(0));
setInterval(() => undefined, 60_000);
