"""The catalogue for other catalogues is RDF that says all that DCAT wants said, and nothing that may not be."""

from __future__ import annotations

import pytest
from rdflib import DCTERMS, FOAF, RDF, XSD, Graph, Literal, Namespace, URIRef

pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph")  # rdflib's own parser still uses it

HOME = "https://a.example/food"
DCAT = Namespace("http://www.w3.org/ns/dcat#")  # of version 3
SPDX = Namespace("http://spdx.org/rdf/terms#")
VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")

# DCAT-AP 3.0: what must be said and what should be, of each class, of what a register has.
WANTED = {
    DCAT.Catalog: (
        [DCTERMS.title, DCTERMS.description, DCTERMS.publisher],
        [DCAT.dataset, DCTERMS.language, DCTERMS.modified, FOAF.homepage],
    ),
    DCAT.Dataset: (
        [DCTERMS.title, DCTERMS.description],
        [DCAT.contactPoint, DCAT.distribution, DCAT.keyword, DCTERMS.publisher, DCTERMS.temporal, DCTERMS.identifier,
         DCTERMS.issued, DCTERMS.modified, DCAT.landingPage, DCAT.version, DCTERMS.creator],
    ),
    DCAT.Distribution: (
        [DCAT.accessURL],
        [DCTERMS.title, DCTERMS.license, DCAT.mediaType, DCAT.downloadURL, DCAT.byteSize, SPDX.checksum],
    ),
    FOAF.Agent: ([FOAF.name], []),
    SPDX.Checksum: ([SPDX.algorithm, SPDX.checksumValue], []),
}  # fmt: skip


@pytest.fixture(scope="module")
def graph(site):
    return Graph().parse(data=site.files["catalog/catalog.jsonld"], format="json-ld")


def test_everything_that_dcat_asks_for_is_said(graph):
    for kind, (obligatory, recommended) in WANTED.items():
        nodes = set(graph.subjects(RDF.type, kind))
        assert nodes, kind
        for node in nodes:
            assert [one for one in (*obligatory, *recommended) if (node, one, None) not in graph] == [], (kind, node)


def test_every_register_is_a_dataset_with_every_file(graph, site):
    dataset = URIRef(f"{HOME}/inspections/#dataset")
    assert set(graph.subjects(RDF.type, DCAT.Dataset)) == {dataset}
    assert (URIRef(f"{HOME}/catalog/"), DCAT.dataset, dataset) in graph
    assert (dataset, DCTERMS.identifier, Literal("tag:a.example,2022:inspections")) in graph
    files = {URIRef(f"{HOME}/{one.path}"): one for one in site.downloads["inspections"]}
    assert set(graph.objects(dataset, DCAT.distribution)) == set(files)
    for node, file in files.items():
        assert (node, DCAT.byteSize, Literal(str(file.bytes), datatype=XSD.nonNegativeInteger)) in graph
        assert graph.value(graph.value(node, SPDX.checksum), SPDX.checksumValue).toPython() == bytes.fromhex(
            file.sha256
        )


def test_who_and_when_are_said_in_types(graph):
    dataset = URIRef(f"{HOME}/inspections/#dataset")
    assert graph.value(graph.value(dataset, DCTERMS.publisher), FOAF.name).value == "示例市场监管局"
    contact = graph.value(dataset, DCAT.contactPoint)
    assert graph.value(contact, VCARD.hasEmail) == URIRef("mailto:food@a.example")
    span = graph.value(dataset, DCTERMS.temporal)
    days = [graph.value(span, one) for one in (DCAT.startDate, DCAT.endDate)]
    assert [str(one) for one in days] == ["2022-09-18", "2022-09-29"]
    assert {one.datatype for one in days} == {XSD.date}
    assert graph.value(dataset, DCTERMS.title).language == "zh-CN"


def test_every_address_is_absolute(graph):
    addresses = [str(term) for triple in graph for term in triple if isinstance(term, URIRef)]
    assert [one for one in addresses if not one.startswith(("http://", "https://", "mailto:"))] == []


def test_a_site_without_an_address_has_no_catalogue_for_others(nowhere):
    assert "catalog/catalog.jsonld" not in nowhere.files
