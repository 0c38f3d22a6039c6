/** Hears no request to end. */
process.on('SIGTERM', () => console.log('not yet'));
console.log('here I am');
setInterval(() => undefined, 60_000);
