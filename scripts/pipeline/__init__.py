"""What the verbs in scripts/ call: the environment, and the stages that turn spec/ into generated/."""
