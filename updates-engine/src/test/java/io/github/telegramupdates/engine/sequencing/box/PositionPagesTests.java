package io.github.telegramupdates.engine.sequencing.box;

import java.util.List;

import io.github.telegramupdates.tl.updates.ChannelDifference;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * the pages that a search for a position passes.
 */
class PositionPagesTests {

	private static final int PAGES_IN_A_ROW = 2;

	private final PositionSearch search = new PositionSearch(PAGES_IN_A_ROW);

	private PositionSearch.Finding take(int pts) {
		return this.search.take(new ChannelDifference(false, pts, null, List.of(), List.of(), List.of(), List.of()));
	}

	@Test
	void itRestsAfterSoManyPagesAndGoesOnWhereItIs() {
		for (int rest = 1; rest <= 2; rest++) {
			int pts = 100 * rest;
			assertThat(take(pts)).isEqualTo(new PositionSearch.Passed(pts));
			assertThat(take(pts + 1)).isEqualTo(new PositionSearch.Passed(pts + 1));
			assertThat(take(pts + 2)).isEqualTo(PositionSearch.Nothing.TOO_MANY_PAGES);
			assertThat(this.search.rests()).isEqualTo(rest);
			assertThat(this.search.pts()).isEqualTo(pts + 2);
		}
		this.search.restart();
		assertThat(this.search.rests()).isZero();
		assertThat(this.search.pts()).isEqualTo(PositionSearch.FIRST_PTS);
		assertThat(this.search.limit(100)).isEqualTo(PositionSearch.FIRST_LIMIT);
	}

	@Test
	void aPageThatLeadsNowhereIsNoProgress() {
		take(50);
		assertThat(this.search.limit(100)).isEqualTo(100);
		assertThat(take(50)).isEqualTo(PositionSearch.Nothing.STANDSTILL);
		assertThat(take(49)).isEqualTo(PositionSearch.Nothing.STANDSTILL);
	}

}
