package io.github.telegramupdates.spring.storage.app;

import org.springframework.data.jpa.repository.JpaRepository;

/**
 * A repository of the application.
 */
public interface EffectRepository extends JpaRepository<Effect, Long> {

	long countByWhat(String what);

}
