/** Stands in for the worker while pages are measured: does nothing until it is ended. */
console.log('worker ready');
process.once('SIGTERM', () => process.exit(0));
setInterval(() => undefined, 60_000);
