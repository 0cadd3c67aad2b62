const pods = (kind: string, name: string, app: string, more = ''): string => `
apiVersion: apps/v1
kind: ${kind}
metadata: {name: ${name}, namespace: monitoring}
spec:
  replicas: 2
  ${kind === 'StatefulSet' ? `serviceName: ${name}` : ''}
  template:
    metadata: {labels: {app: ${app}}}
    spec: {${more} containers: [{name: c, image: x, ports: [{name: grpc, containerPort: 10901}]}]}
---`;

/** A hub with a Service of every kind, an Ingress, and a Gateway whose listeners admit different routes. */
export const hubCluster = `
${pods('StatefulSet', 'store', 'store')}
${pods('Deployment', 'query', 'query')}
apiVersion: v1
kind: Service
metadata: {name: store, namespace: monitoring}
spec: {clusterIP: None, selector: {app: store}, ports: [{name: grpc, port: 10901, targetPort: grpc}]}
---
apiVersion: v1
kind: Service
metadata: {name: query, namespace: monitoring}
spec: {selector: {app: query}, ports: [{name: grpc, port: 9000, targetPort: grpc}]}
---
apiVersion: v1
kind: Service
metadata: {name: store-1, namespace: monitoring}
spec: {selector: {statefulset.kubernetes.io/pod-name: store-1}, ports: [{port: 10901}]}
---
apiVersion: v1
kind: Service
metadata: {name: empty, namespace: monitoring}
spec: {selector: {app: nobody}, ports: [{port: 80}]}
---
apiVersion: v1
kind: Service
metadata: {name: unnamed-port, namespace: monitoring}
spec: {selector: {app: query}, ports: [{port: 80, targetPort: admin}]}
---
apiVersion: v1
kind: Service
metadata: {name: alias, namespace: monitoring}
spec: {type: ExternalName, externalName: query.monitoring.svc.cluster.local}
---
apiVersion: v1
kind: Service
metadata: {name: circle, namespace: monitoring}
spec: {type: ExternalName, externalName: circle.monitoring.svc.cluster.local}
---
apiVersion: v1
kind: Service
metadata: {name: away, namespace: monitoring}
spec: {type: ExternalName, externalName: mimir.example.org}
---
apiVersion: v1
kind: Service
metadata: {name: manual, namespace: monitoring}
spec: {ports: [{port: 9000}]}
---
apiVersion: v1
kind: Endpoints
metadata: {name: manual, namespace: monitoring}
subsets: [{addresses: [{ip: 192.0.2.7}], ports: [{port: 9000}]}]
---
apiVersion: v1
kind: Service
metadata: {name: balanced, namespace: monitoring, annotations: {lbipam.cilium.io/ips: "10.9.0.1, 10.9.0.2"}}
spec: {type: LoadBalancer, selector: {app: query}, ports: [{port: 10901, targetPort: grpc, nodePort: 30001}]}
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: web, namespace: monitoring}
spec:
  rules:
    - host: thanos.hub.example.com
      http:
        paths:
          - {path: /, pathType: Prefix, backend: {service: {name: query, port: {name: grpc}}}}
          - {path: /api/v1/receive, pathType: Prefix, backend: {service: {name: nowhere, port: {number: 1}}}}
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: {name: main, namespace: gateway}
spec:
  addresses: [{value: 10.9.0.9}]
  listeners:
    - {name: https, port: 443, protocol: HTTPS, hostname: "*.gw.example.com", allowedRoutes: {namespaces: {from: All}}}
    - name: other
      port: 8443
      protocol: HTTPS
      allowedRoutes: {namespaces: {from: Selector, selector: {matchLabels: {kubernetes.io/metadata.name: monitoring}}}}
    - {name: own, port: 9443, protocol: HTTPS}
---
apiVersion: gateway.networking.k8s.io/v1
kind: GRPCRoute
metadata: {name: store, namespace: monitoring}
spec:
  parentRefs: [{name: main, namespace: gateway, sectionName: https}]
  hostnames: [store.gw.example.com]
  rules: [{backendRefs: [{name: store, port: 10901}]}]
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: {name: redirect, namespace: monitoring}
spec:
  parentRefs: [{name: main, namespace: gateway}]
  hostnames: [store.gw.example.com]
  rules: [{filters: [{type: RequestRedirect, requestRedirect: {scheme: https}}]}]
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: {name: unadmitted, namespace: monitoring}
spec:
  parentRefs: [{name: main, namespace: gateway, sectionName: own}]
  hostnames: [own.gw.example.com]
  rules: [{backendRefs: [{name: query, port: 9000}]}]
---`;

/** An edge with a node port before one workload and another on the network of its nodes. */
export const edgeCluster = (nodePort: number): string => `
${pods('Deployment', 'sidecar', 'sidecar')}
apiVersion: v1
kind: Service
metadata: {name: sidecar, namespace: monitoring}
spec: {type: NodePort, selector: {app: sidecar}, ports: [{port: 10901, nodePort: ${nodePort}}]}
---
${pods('DaemonSet', 'agent', 'agent', 'hostNetwork: true,')}`;
