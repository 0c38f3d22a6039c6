console.error('the reason why it fails');
process.exit(7);
