package io.github.telegramupdates.benchmarks;

import java.io.PrintStream;
import java.util.Locale;

/**
 * Writes figures for people to read.
 */
public final class Report {

	private final PrintStream out;

	Report(PrintStream out) {
		this.out = out;
	}

	/**
	 * Begins a section.
	 * @param title what is measured
	 */
	public void section(String title) {
		this.out.printf("%n%s%n", title);
	}

	/**
	 * Writes a figure.
	 * @param what what was measured
	 * @param value the figure
	 * @param unit its unit
	 */
	public void figure(String what, double value, String unit) {
		this.out.printf(Locale.ROOT, "  %-46s %,14.1f %s%n", what, value, unit);
	}

	/**
	 * Writes how a figure compares to that of the baseline in the same run.
	 * @param what what was measured
	 * @param ratio the figure divided by that of the baseline
	 * @param baseline name of the baseline
	 */
	public void ratio(String what, double ratio, String baseline) {
		this.out.printf(Locale.ROOT, "  %-46s %14.2f x %s%n", what, ratio, baseline);
	}

	/**
	 * Writes whether a target was reached.
	 * @param target the target in words
	 * @param reached whether it was
	 */
	public void target(String target, Reached reached) {
		this.out.printf("  target: %s: %s%n", target, reached.name().toLowerCase(Locale.ROOT));
	}

	/** Whether a target was reached. */
	public enum Reached {

		/** It was. */
		REACHED,

		/** It was not. */
		MISSED;

		/**
		 * Judges a figure.
		 * @param reached whether the target was reached
		 * @return the judgement
		 */
		public static Reached when(boolean reached) {
			return reached ? REACHED : MISSED;
		}

	}

}
