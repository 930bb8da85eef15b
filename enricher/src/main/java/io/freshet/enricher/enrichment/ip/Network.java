package io.freshet.enricher.enrichment.ip;

import com.maxmind.db.MaxMindDbConstructor;
import com.maxmind.db.MaxMindDbParameter;
import org.jspecify.annotations.Nullable;

/**
 * An entry of an ISP, ASN, Domain or Connection-Type database: who runs an address's network. Each
 * kind of database has only its own part.
 *
 * @param isp who provides it
 * @param organization who uses it
 * @param domain second level domain of its names
 * @param connectionType such as Cable/DSL
 * @param asNumber of the autonomous system
 * @param asOrganization who registered the autonomous system
 */
public record Network(
        @Nullable String isp,
        @Nullable String organization,
        @Nullable String domain,
        @Nullable String connectionType,
        @Nullable Long asNumber,
        @Nullable String asOrganization) {

    @MaxMindDbConstructor
    public Network(
            @MaxMindDbParameter(name = "isp") @Nullable String isp,
            @MaxMindDbParameter(name = "organization") @Nullable String organization,
            @MaxMindDbParameter(name = "domain") @Nullable String domain,
            @MaxMindDbParameter(name = "connection_type") @Nullable String connectionType,
            @MaxMindDbParameter(name = "autonomous_system_number") @Nullable Long asNumber,
            @MaxMindDbParameter(name = "autonomous_system_organization")
                    @Nullable String asOrganization) {
        this.isp = isp;
        this.organization = organization;
        this.domain = domain;
        this.connectionType = connectionType;
        this.asNumber = asNumber;
        this.asOrganization = asOrganization;
    }
}
