// `npm run bench -- pace` measures how well the pace keeps to limits; everything else is the benchmark of speed and memory.
const isPace = process.argv[2] === 'pace';
void (isPace ? import('./pace/index.js') : import('./speed/index.js'));
