import('./dist2/src/cli/main.js').then(({main})=>main(process.argv.slice(2))).then(c=>{process.exitCode=c})
