#pragma once
#include "analysis/checkpoint/detail/unpickler.h"

namespace tessera::detail {

/// What the objects of a pickle are here: the meaning of GLOBAL, REDUCE, NEWOBJ, BUILD and BINPERSID. Throws Refusal.
class PickleBuilder {
public:
    /// `mostOwned`: bytes that may be made from text altogether.
    PickleBuilder(Graph &graph, const StorageSource &storages, std::size_t mostOwned)
        : m_graph(graph), m_storages(storages), m_mostOwned(mostOwned)
    {
    }

    template <typename T>
    NodeId add(T what)
    {
        m_graph.nodes.push_back({std::move(what), m_at});
        return static_cast<NodeId>(m_graph.nodes.size() - 1);
    }
    /// The byte of the pickle that the next nodes come from.
    void setPosition(std::size_t at) { m_at = at; }

    NodeId global(std::string_view module, std::string_view name);
    NodeId call(NodeId callable, NodeId arguments);
    NodeId newObject(NodeId type, NodeId arguments);
    void setState(NodeId object, NodeId state);
    NodeId storage(NodeId persistentId);

private:
    using Items = std::vector<NodeId>;

    NodeId map(const Items &arguments);
    NodeId set(const Items &arguments);
    NodeId bytes(const Items &arguments);
    NodeId tensor(const Items &arguments, bool hasDtype);
    NodeId parameter(const Items &arguments);
    NodeId tensorFromType(const Items &arguments);
    NodeId numpyDtype(const Items &arguments);
    NodeId numpyScalar(const Items &arguments);
    NodeId numpyEmpty(const Items &arguments);
    NodeId numpyFromBuffer(const Items &arguments);
    void setNumpyDtypeState(const Items &state);
    void setNumpyState(NodeId array, const Items &state);
    std::size_t numpyArray(std::vector<int64_t> shape, Dtype dtype, bool isFortran, std::span<const std::byte> bytes);
    std::size_t addArray(StridedArray array);

    PickleGlobal kindOf(NodeId global);
    int64_t integer(NodeId id);
    std::vector<int64_t> integers(NodeId tuple);

    Graph &m_graph;
    const StorageSource &m_storages;
    std::size_t m_mostOwned;
    std::size_t m_owned = 0;
    std::size_t m_converted = 0; ///< pairs that were copied into maps
    std::size_t m_at = 0;
};

} // namespace tessera::detail
