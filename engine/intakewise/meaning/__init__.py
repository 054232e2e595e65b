"""The plain evaluator: what conditions, evidence, and assessments mean. The oracle for everything else."""
