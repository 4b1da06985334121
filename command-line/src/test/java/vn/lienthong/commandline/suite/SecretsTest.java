package vn.lienthong.commandline.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
    @TempDir
    Path data;

    @Test
    void a_later_start_finds_the_secrets_of_the_first() {
        Secrets first = Secrets.in(data.resolve("secrets"));
        Secrets later = Secrets.in(data.resolve("secrets"));

        assertThat(later.suite()).isEqualTo(first.suite()).hasSizeGreaterThan(40);
        assertThat(later.database()).isEqualTo(first.database()).isNotEqualTo(first.suite());
        assertThat(later.signingKey()).isEqualTo(first.signingKey());
        assertThat(later.tokenPublicKey()).isEqualTo(first.tokenPublicKey());
        assertThat(later.checkpointKey()).isEqualTo(first.checkpointKey());
    }

    @Test
    void two_suites_share_no_secret() {
        Secrets one = Secrets.in(data.resolve("one"));
        Secrets other = Secrets.in(data.resolve("other"));

        assertThat(one.suite()).isNotEqualTo(other.suite());
        assertThat(one.signingKey()).isNotEqualTo(other.signingKey());
        assertThat(one.database()).isNotEqualTo(other.database());
        assertThat(one.tokenPublicKey()).isNotEqualTo(other.tokenPublicKey());
        assertThat(one.checkpointKey()).isNotEqualTo(other.checkpointKey());
    }

    @Test
    void only_the_owner_may_read_them_and_nothing_prints_them() throws IOException {
        Path folder = data.resolve("secrets");
        Secrets secrets = Secrets.in(folder);

        assertThat(Files.getPosixFilePermissions(folder)).isEqualTo(PosixFilePermissions.fromString("rwx------"));
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(5).allSatisfy(file -> assertThat(Files.getPosixFilePermissions(file))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------")));
        }
        assertThat(secrets.toString())
                .doesNotContain(secrets.suite())
                .doesNotContain(secrets.database(), secrets.signingKey())
                .doesNotContain(secrets.checkpointKey());
    }

    @Test
    void a_token_names_its_bearer_and_only_the_suites_key_vouches_for_it() throws Exception {
        Secrets secrets = Secrets.in(data.resolve("secrets"));
        String token = new Tokens(secrets).mint("clerk", "00565", "cb-01", Duration.ofMinutes(5));

        JwtClaims claims = checked(token, secrets);
        assertThat(claims.getSubject()).isEqualTo("cb-01");
        assertThat(claims.getStringListClaimValue("roles")).containsExactly("clerk");
        assertThat(claims.getStringClaimValue("unit")).isEqualTo("00565");

        Secrets another = Secrets.in(data.resolve("another"));
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> checked(token, another))
                .isInstanceOf(InvalidJwtException.class);
    }

    private static JwtClaims checked(String token, Secrets secrets) throws InvalidJwtException {
        return new JwtConsumerBuilder()
                .setVerificationKey(secrets.tokenKeys().getPublic())
                .setJwsAlgorithmConstraints(AlgorithmConstraints.ConstraintType.PERMIT, "RS256")
                .setExpectedIssuer("lienthong")
                .setRequireExpirationTime()
                .build()
                .processToClaims(token);
    }
}
