package io.freshet.enricher.webhook.googleanalytics;

/**
 * The table of parameters. A line at the margin names a schema as the setting {@code
 * adaptersSchemas.googleAnalytics} does; each line below it is a parameter, the member of the
 * schema that it becomes, and the member's type unless that is text.
 *
 * @see <a
 *     href="https://developers.google.com/analytics/devguides/collection/protocol/v1/parameters">the
 *     parameters as their maker describes them</a>
 */
final class MeasurementProtocol {

    /** What happened. Behind the schema stands the hit type, the value of parameter t. */
    static final String EVENTS =
            """
            page_view pageview
              dl documentLocationUrl
              dh documentHostName
              dp documentPath
              dt documentTitle
            screen_view screenview
              cd screenName
            event event
              ec category
              ea action
              el label
              ev value integer
            transaction transaction
              ti id
              ta affiliation
              tr revenue amount
              ts shipping amount
              tt tax amount
              tcc couponCode
              cu currencyCode
            item item
              ti transactionId
              in name
              ip price amount
              iq quantity integer
              ic code
              iv category
              cu currencyCode
            social social
              sn network
              sa action
              st actionTarget
            exception exception
              exd description
              exf isFatal flag
            timing timing
              utc userTimingCategory
              utv userTimingVariableName
              utt userTimingTime integer
              utl userTimingLabel
              plt pageLoadTime integer
              dns dnsTime integer
              pdt pageDownloadTime integer
              rrt redirectResponseTime integer
              tcp tcpConnectTime integer
              srt serverResponseTime integer
              dit domInteractiveTime integer
              clt contentLoadTime integer
            """;

    /** What every type of hit may say. A page is one where the hit itself is no page view. */
    static final String ENTITIES =
            """
            page_view
              dl documentLocationUrl
              dh documentHostName
              dp documentPath
              dt documentTitle
            undocumented
              a a
              jid jid
              gjid gjid
            private
              _v v
              _u u
              _gid gid
              _s s integer
              _r r integer
            general
              v protocolVersion
              tid trackingId
              aip anonymizeIp flag
              ds dataSource
              qt queueTime integer
              z cacheBuster
            user
              cid clientId
              uid userId
            session
              sc sessionControl
              uip ipOverride
              ua userAgentOverride
              geoid geographicalOverride
            traffic_source
              dr documentReferrer
              cn campaignName
              cs campaignSource
              cm campaignMedium
              ck campaignKeyword
              cc campaignContent
              ci campaignId
              gclid googleAdwordsId
              dclid googleDisplayAdsId
            system_info
              sr screenResolution
              vp viewportSize
              de documentEncoding
              sd screenColors
              ul userLanguage
              je javaEnabled flag
              fl flashVersion
            link
              linkid id
            app
              an name
              aid id
              av version
              aiid installerId
            product_action
              pa productAction
              pal productActionList
              cos checkoutStep integer
              col checkoutStepOption
            content_experiment
              xid id
              xvar variant
            hit
              t type
              ni nonInteractionHit flag
            promotion_action
              promoa promotionAction
            """;

    /**
     * Parameters with numbers in their names, here without the numbers. IF before a name stands for
     * the number that follows its first letters: of {@code il2pi5nm}, {@code ilpinm} is the value,
     * {@code IFilpi} is 2 and {@code IFpi} is 5. The currency comes from parameter cu, which has no
     * number.
     */
    static final String NUMBERED =
            """
            product
              IFpr index integer
              prid sku
              prnm name
              prbr brand
              prca category
              prva variant
              prpr price amount
              prqt quantity integer
              prcc couponCode
              prps position integer
              cu currencyCode
            product_custom_dimension
              IFprcd productIndex integer
              IFcd dimensionIndex integer
              prcd value
            product_custom_metric
              IFprcm productIndex integer
              IFcm metricIndex integer
              prcm value integer
            product_impression_list
              IFil index integer
              ilnm name
            product_impression
              IFilpi listIndex integer
              IFpi productIndex integer
              ilpiid sku
              ilpinm name
              ilpibr brand
              ilpica category
              ilpiva variant
              ilpips position integer
              ilpipr price amount
              cu currencyCode
            product_impression_custom_dimension
              IFilpicd listIndex integer
              IFpicd productIndex integer
              IFcd customDimensionIndex integer
              ilpicd value
            product_impression_custom_metric
              IFilpicm listIndex integer
              IFpicm productIndex integer
              IFcm customMetricIndex integer
              ilpicm value integer
            promotion
              IFpromo index integer
              promoid id
              promonm name
              promocr creative
              promops position
            custom_dimension
              IFcd index integer
              cd value
            custom_metric
              IFcm index integer
              cm value number
            content_group
              IFcg index integer
              cg value
            """;

    /**
     * Parameters that are tracker parameters, too, whatever the hit type. The second name is that
     * in hits of type transaction where it differs.
     */
    static final String TRACKER =
            """
            uip ip
            dr refr
            de cs
            sd cd
            ul lang
            je f_java
            dl url
            dt page
            ua ua
            ti ti_id tr_id
            ta tr_af
            tr tr_tt
            ts tr_sh
            tt tr_tx
            in ti_nm
            ip ti_pr
            iq ti_qu
            ic ti_sk
            iv ti_ca
            cu ti_cu tr_cu
            """;

    private MeasurementProtocol() {}
}
