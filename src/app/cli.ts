/** The program's entry; its verbs are added here. */
process.stderr.write('usage: wayout VERB [options]\n');
process.exitCode = 2;
