// Ends when its parent does, however that ends: the pipe to its standard input closes.
process.stdin.on('end', () => process.exit()).resume();
require(process.env.AZURITE + '/node_modules/azurite/dist/src/azurite.js');
