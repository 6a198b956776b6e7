package io.github.telegramupdates.spring.storage;

import java.util.OptionalInt;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.jdbc.metadata.CompositeDataSourcePoolMetadataProvider;
import org.springframework.boot.jdbc.metadata.DataSourcePoolMetadata;
import org.springframework.boot.jdbc.metadata.DataSourcePoolMetadataProvider;

/**
 * Asks pools how large they may become.
 */
public final class PoolSizes {

	private PoolSizes() {
	}

	/**
	 * The most connections that a pool opens.
	 * @param dataSource the pool, if there is one
	 * @param pools know pools
	 * @return the number, if it is known and limited
	 */
	public static OptionalInt max(@Nullable DataSource dataSource,
			ObjectProvider<DataSourcePoolMetadataProvider> pools) {
		if (dataSource == null) {
			return OptionalInt.empty();
		}
		DataSourcePoolMetadata pool = new CompositeDataSourcePoolMetadataProvider(pools.stream().toList())
			.getDataSourcePoolMetadata(dataSource);
		Integer max = (pool != null) ? pool.getMax() : null;
		return (max != null && max > 0) ? OptionalInt.of(max) : OptionalInt.empty();
	}

}
