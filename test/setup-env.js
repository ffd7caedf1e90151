// The bundled template validator of aws-cdk-lib costs seconds in every test file, and integ snapshots judge templates here.
process.env.CDK_VALIDATION ??= 'false';
