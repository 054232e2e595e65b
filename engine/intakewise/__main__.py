"""Run the command line as `python -m intakewise`."""

from intakewise.cli.app import main

if __name__ == "__main__":
    main()
