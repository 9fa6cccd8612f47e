bind = "127.0.0.1:8000"
workers = 1
worker_class = "gthread"
threads = 24
timeout = 120
graceful_timeout = 5
keepalive = 5
accesslog = "/var/log/app/access.log"
errorlog = "/var/log/app/error.log"
loglevel = "info"
access_log_format = 'm=%(m)s p=%(U)s s=%(s)s us=%(D)s t=%(t)s'
